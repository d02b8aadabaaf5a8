"""Samen Verder: practices of working together, checked, tied together and made ready to publish.

The modules are floors; each imports only from floors below it (`tests/test_floors.py` keeps it so):

    cli, mkdocs_site            doors: the contributor | the build
    pages, exports              what is published, as plain data and text
    finder                      what the browser needs to find: facets, texts, index
    search_index, overview, record
                                which practices have which words | gaps, places and who works with whom |
                                a practice as plain data
    catalogue                   everything together: by term, neighbours, who uses what
    telling                     the sentence that says how it stood
    neighbours                  who resembles whom, and in what
    rules                       is it right?
    addresses, editor, new      what was published once | completion in VS Code | a new file from the template
    library, json_schema        everything read from the folder | the fields for other readers
    practice                    what a story, a guide and a module are: a file of a kind
    tags                        what a practice is tagged with
    fields, vocabulary          the fields, declared once | what a term is
    schema                      how fields are declared, filled and explained
    prose                       the text of a file, piece by piece
    front_matter, nearest       what stands in a file | what someone probably meant
    words, report               the words that rules know | how problems are told
    dutch, qr                   what the finder knows of Dutch | codes that lead from paper to a page
    problem                     what can be wrong
"""
