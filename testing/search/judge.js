"use strict";
/* Reads {things, searches} from standard input; prints for each search what it finds, or the position that is wrong. */
const search = require(process.argv[2]);
const { things, searches } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const findables = Object.entries(things).map(([name, thing]) => [
  name,
  { texts: thing.texts, values: field => thing.values[field] || [] },
]);
const answers = searches.map(text => {
  const read = search(text);
  return read.finds ? findables.filter(([, each]) => read.finds(each)).map(([name]) => name) : read.position;
});
process.stdout.write(JSON.stringify(answers));
