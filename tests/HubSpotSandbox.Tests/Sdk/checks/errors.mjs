import assert from 'node:assert/strict';
import { refusal } from '../sandbox.mjs';

export default async function errors({ api, connect, sandbox, check }) {
  const { basicApi, searchApi } = api.crm.contacts;
  const ana = { properties: { email: 'ana.ruiz@example.net' }, associations: [] };
  const { id } = await basicApi.create(ana);

  await check('400 of an unknown property', async () => {
    const { body } = await refusal(400, () => basicApi.update(id, { properties: { favourite_colour: 'red' } }));
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.equal(body.errors[0].code, 'PROPERTY_DOESNT_EXIST');
    assert.deepEqual(body.errors[0].context.propertyName, ['favourite_colour']);
  });

  await check('401', async () => {
    const { body, headers } = await refusal(401, () => connect('wrong').crm.contacts.basicApi.getPage());
    assert.equal(body.category, 'INVALID_AUTHENTICATION');
    assert.equal(headers['x-hubspot-correlation-id'], body.correlationId);
  });

  await check('403', async () => {
    const { body } = await refusal(403, () => connect('sandbox-readonly').crm.contacts.basicApi.create(ana));
    assert.equal(body.category, 'MISSING_SCOPES');
    assert.deepEqual(body.errors[0].context.requiredGranularScopes, ['crm.objects.contacts.write']);
    assert.ok(body.links.scopes);
  });

  await check('404', async () => {
    const { body } = await refusal(404, () => basicApi.getById('1'));
    assert.equal(body.message, 'resource not found');
    const { body: other } = await refusal(404, () => basicApi.getById('abc'));
    assert.equal(other.category, 'OBJECT_NOT_FOUND');
  });

  await check('409 with the existing id', async () => {
    const { body } = await refusal(409, () => basicApi.create(ana));
    assert.equal(body.category, 'CONFLICT');
    assert.equal(/Existing ID: (\d+)/.exec(body.message)[1], id);
  });

  await check('429 of the ten-second limit', async () => {
    await sandbox.set({ tier: 'free' });
    const calls = await Promise.allSettled(Array.from({ length: 120 }, () => basicApi.getById(id)));
    await sandbox.set({ tier: 'unlimited' });
    const refused = calls.filter(({ status }) => status === 'rejected').map(({ reason }) => reason);
    assert.ok(refused.length >= 20, `${refused.length} refused`);
    assert.ok(refused.every(({ code }) => code === 429));
    assert.equal(refused[0].body.policyName, 'TEN_SECONDLY_ROLLING');
    assert.equal(refused[0].headers['x-hubspot-ratelimit-max'], '100');
    assert.equal(refused[0].headers['x-hubspot-ratelimit-remaining'], '0');
  });

  await check('429 of the search limit', async () => {
    await sandbox.set({ tier: 'free' });
    const calls = await Promise.allSettled(Array.from({ length: 12 }, () => searchApi.doSearch({ query: 'ana' })));
    await sandbox.set({ tier: 'unlimited' });
    const refused = calls.find(({ status }) => status === 'rejected').reason;
    assert.equal(refused.code, 429);
    assert.equal(refused.body.message, 'You have reached your secondly limit.');
  });

  await check('a retry of the SDK after 503 and a search limit', async () => {
    const client = connect('sandbox-token', { numberOfApiCallRetries: 3 });
    await sandbox.fail({ kind: 'status', status: 503, count: 1 });
    assert.equal((await client.crm.contacts.basicApi.getById(id)).id, id);
    await sandbox.fail({ kind: 'status', status: 429, policy: 'SECONDLY', count: 1 });
    assert.equal((await client.crm.contacts.searchApi.doSearch({ query: 'ana' })).total, 1);
  });

  await check('an HTML page instead of an error', async () => {
    await sandbox.fail({ kind: 'html', status: 502, count: 1 });
    await assert.rejects(() => basicApi.getById(id));
  });
}
