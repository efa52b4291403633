// The comparison of the site as files: every resource has a page with its own column; this puts the asked ones side by side.
const MOST = 4;
const NAME = /^[\w@+~=-][\w.@+~=-]*$/;
const at = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search).getAll("ids").join(",").slice(0, 2000);
const names = [...new Set(asked.split(",").map((name) => name.trim()).filter(Boolean))];
const here = new URL("../compare/", import.meta.url);

/** Return the table with the column of a resource, or null when it is not there. */
async function column(name) {
  if (!NAME.test(name)) return null;
  const answer = await fetch(new URL(`${name}/`, here));
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const table = page.querySelector("table.compare");
  // Links of that page are told from where it stands.
  for (const link of table?.querySelectorAll("a[href]") ?? []) link.href = new URL(link.getAttribute("href"), answer.url).href;
  if (table) table.querySelector("a.away").href = `?${new URLSearchParams(names.filter((one) => one !== name).map((one) => ["ids", one]))}`;
  return table;
}

function notice(text) {
  const made = document.createElement("p");
  made.className = "notice";
  made.textContent = text;
  at("notices").append(made);
}

if (names.length) {
  const columns = (await Promise.all(names.map(column))).filter(Boolean);
  const [first, ...others] = columns.slice(0, MOST);
  for (const other of others) {
    const rows = other.querySelectorAll("tr");
    first.querySelectorAll("tr").forEach((row, place) => row.append(document.importNode(rows[place].lastElementChild, true)));
  }
  if (columns.length < names.length) notice(`${names.length - columns.length} of the ids asked for are not in the catalog.`);
  if (columns.length > MOST) notice(`Only the first ${MOST} are shown; ${columns.length - MOST} more were asked for.`);
  if (first) {
    at("table").replaceChildren(document.importNode(first, true));
    at("table").hidden = false;
    at("how").hidden = true;
  }
}
