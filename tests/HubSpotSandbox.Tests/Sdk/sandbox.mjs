import assert from 'node:assert/strict';

/** The sandbox's own controls. */
export class Sandbox {
  constructor(address) {
    this.address = address.replace(/\/$/, '');
  }

  /** An empty portal without limits and search delay. */
  async calm() {
    await this.#send('POST', 'reset');
    await this.set({ tier: 'unlimited', searchDelayMs: 0 });
  }

  set(settings) {
    return this.#send('PUT', 'settings', settings);
  }

  fail(...faults) {
    return this.#send('POST', 'faults', faults);
  }

  async #send(method, control, body) {
    const answer = await fetch(`${this.address}/__sandbox/${control}`, { method, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${method} ${control}: ${answer.status} ${await answer.text()}`);
  }
}

/** The exception of a call that the SDK must refuse with this status. */
export async function refusal(code, call) {
  try {
    await call();
  } catch (problem) {
    assert.equal(problem.code, code, String(problem));
    assert.match(problem.message, new RegExp(`^HTTP-Code: ${code}\n`));
    return problem;
  }

  return assert.fail(`An exception with code ${code} was expected.`);
}

export const ids = (results) => results.map((record) => record.id).sort();
