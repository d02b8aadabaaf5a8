"""Samen Verder: practices of working together, checked, tied together and made ready to publish.

The folders are wings; a module imports only from its own wing and from wings below it (`tests/test_floors.py` keeps
it so). Each says in a line what it is for:

    cli, mkdocs_site        doors: the contributor | the build
    writing                 pages, kept from before where nothing changed
    intake, drawing, calls  what a file gives, kept from before | templates | how the command is called
    publish, contribute     what is published | what helps a writer and an editor
    outward                 whether the sources that practices lead to are still there
    finder                  what makes a practice found
    rules, catalogue        is it right? | everything together
    reading                 what stands in the files
    language, running       what we know of Dutch | how work is done
"""
