// Shows a list that is published as JSON, as another site would.

const list = document.querySelector("[data-list]");

async function show() {
  const answer = await fetch(list.dataset.list);
  if (!answer.ok) throw new Error(answer.statusText);
  const { praktijken } = await answer.json();
  for (const practice of praktijken.slice(0, Number(list.dataset.most))) {
    const link = document.createElement("a");
    link.href = practice.kort_adres;
    link.textContent = practice.title;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

if (list) {
  try {
    await show();
  } catch {
    const told = document.createElement("p");
    told.textContent = list.dataset.failed;
    list.replaceWith(told);
  }
}
