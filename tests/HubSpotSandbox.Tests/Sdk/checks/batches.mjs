import assert from 'node:assert/strict';
import { ids, refusal } from '../sandbox.mjs';

export default async function batches({ api, check }) {
  const { batchApi, basicApi } = api.crm.contacts;
  const of = (email, more) => ({ properties: { email, ...more }, associations: [] });
  let created;

  await check('create', async () => {
    const answer = await batchApi.create({ inputs: [of('a@example.net', { city: 'Rome' }), of('b@example.net')] });
    assert.equal(answer.status, 'COMPLETE');
    assert.equal(answer.numErrors, undefined);
    assert.ok(answer.startedAt instanceof Date && answer.completedAt instanceof Date);
    created = answer.results;
    assert.equal(created.length, 2);
  });

  await check('create with trace ids', async () => {
    const inputs = [
      { ...of('c@example.net'), objectWriteTraceId: 'good' },
      { ...of('not an address'), objectWriteTraceId: 'bad' },
    ];
    const answer = await batchApi.create({ inputs });
    assert.equal(answer.results[0].objectWriteTraceId, 'good');
    assert.equal(answer.numErrors, 1);
    assert.deepEqual(answer.errors[0].context.objectWriteTraceId, ['bad']);
    assert.equal(answer.errors[0].category, 'VALIDATION_ERROR');
  });

  await check('read', async () => {
    const answer = await batchApi.read({ inputs: created.map(({ id }) => ({ id })), properties: ['city'], propertiesWithHistory: [] });
    assert.deepEqual(ids(answer.results), ids(created));
    assert.equal(answer.results.find(({ id }) => id === created[0].id).properties.city, 'Rome');
  });

  await check('read by e-mail with a missing one', async () => {
    const inputs = [{ id: 'a@example.net' }, { id: 'nobody@example.net' }];
    const answer = await batchApi.read({ inputs, idProperty: 'email', properties: ['email'], propertiesWithHistory: [] });
    assert.equal(answer.results.length, 1);
    assert.equal(answer.numErrors, 1);
    assert.deepEqual(answer.errors[0].context.ids, ['nobody@example.net']);
  });

  await check('update', async () => {
    const answer = await batchApi.update({ inputs: created.map(({ id }) => ({ id, properties: { city: 'Turin' } })) });
    assert.deepEqual(answer.results.map((record) => record.properties.city), ['Turin', 'Turin']);
  });

  await check('upsert', async () => {
    const inputs = ['a@example.net', 'z@example.net'].map((id) => ({ id, idProperty: 'email', properties: { email: id, city: 'Milan' } }));
    const { results } = await batchApi.upsert({ inputs });
    const byEmail = new Map(results.map((record) => [record.properties.email, record]));
    assert.equal(byEmail.get('a@example.net')._new, false);
    assert.equal(byEmail.get('a@example.net').id, created[0].id);
    assert.equal(byEmail.get('z@example.net')._new, true);
  });

  await check('archive', async () => {
    assert.equal(await batchApi.archive({ inputs: created.map(({ id }) => ({ id })) }), undefined);
    await refusal(404, () => basicApi.getById(created[0].id));
  });

  await check('too many inputs', async () => {
    const inputs = Array.from({ length: 101 }, (_, number) => of(`${number}@example.org`));
    const { body } = await refusal(400, () => batchApi.create({ inputs }));
    assert.equal(body.category, 'VALIDATION_ERROR');
    assert.match(body.message, /^The maximum number of inputs supported in a batch is 100\./);
  });
}
