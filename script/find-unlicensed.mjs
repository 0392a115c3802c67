/** Names of the packages among a bundle's modules (ncc's stats) that its licenses.txt doesn't name. */
export function findUnlicensed(stats, licences) {
  const named = new Set(licences.split('\n'));
  return [...new Set(listModules(stats).flatMap(nameOf))].filter((name) => !named.has(name));
}

/** Modules that webpack joined into one are listed inside it. */
function listModules({ modules = [], name }) {
  return [...(name === undefined ? [] : [name]), ...modules.flatMap(listModules)];
}

function nameOf(path) {
  const found = /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found === null ? [] : [found[1]];
}
