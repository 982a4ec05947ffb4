// Prints what dockerfile-utils has to say about a Dockerfile, one line each; exits with 1 if anything.
const { readFileSync } = require("fs");
const { validate } = require("dockerfile-utils");

const problems = validate(readFileSync(process.argv[2], "utf8"), {});
for (const { range, message } of problems) {
  console.log(`${range.start.line + 1}: ${message}`);
}
process.exitCode = problems.length === 0 ? 0 : 1;
