// SPDX-License-Identifier: MIT
// Tests one after the other, in the words of TAP. A failing one does not stop the rest.
let count = 0;
let failed = 0;
let look = async () => {};

/** What to do after each failure, given its number: a picture, for whoever looks. */
export function onFailure(action) {
  look = action;
}

export async function it(name, check) {
  count += 1;
  try {
    await check();
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    failed += 1;
    const said = String(error?.stack ?? error);
    console.log(`not ok ${count} - ${name}\n# ${said.replaceAll('\n', '\n# ')}`);
    await look(count).catch(() => undefined);
  }
}

/** Says how many there were; true where all were good. */
export function end() {
  console.log(`1..${count}`);
  return failed === 0;
}
