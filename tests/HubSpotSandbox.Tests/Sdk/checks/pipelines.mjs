import assert from 'node:assert/strict';
import { refusal } from '../sandbox.mjs';

export default async function pipelines({ api, check }) {
  const { pipelinesApi, pipelineStagesApi } = api.crm.pipelines;
  const stage = (label, displayOrder, probability) => ({ label, displayOrder, metadata: { probability } });
  let created;

  await check('getAll', async () => {
    const { results } = await pipelinesApi.getAll('deals');
    assert.equal(results[0].id, 'default');
    assert.equal(results[0].stages.find(({ id }) => id === 'closedwon').metadata.isClosed, 'true');
    assert.ok(results[0].createdAt instanceof Date);
  });

  await check('getById', async () => {
    const support = await pipelinesApi.getById('tickets', '0');
    assert.deepEqual(support.stages.map(({ id }) => id), ['1', '2', '3', '4']);
    await refusal(404, () => pipelinesApi.getById('tickets', 'nothing'));
  });

  await check('create, update and replace', async () => {
    created = await pipelinesApi.create('deals', { label: 'Renewals', displayOrder: 1, stages: [stage('Due', 0, '0.5'), stage('Renewed', 1, '1.0')] });
    assert.match(created.id, /^\d+$/);
    assert.equal((await pipelinesApi.update('deals', created.id, { label: 'Renewals and more' })).label, 'Renewals and more');
    const replaced = await pipelinesApi.replace('deals', created.id, { label: 'Renewals', displayOrder: 2, stages: [stage('Due', 0, '0.4'), stage('Done', 1, '1.0')] });
    assert.deepEqual(replaced.stages.map(({ metadata }) => metadata.probability), ['0.4', '1.0']);
  });

  await check('stages', async () => {
    const added = await pipelineStagesApi.create('deals', created.id, stage('Late', 2, '0.1'));
    assert.equal((await pipelineStagesApi.getById('deals', created.id, added.id)).label, 'Late');
    const changed = await pipelineStagesApi.update('deals', created.id, added.id, { label: 'Very late', metadata: { probability: '0.05' } });
    assert.equal(changed.metadata.probability, '0.05');
    assert.equal((await pipelineStagesApi.replace('deals', created.id, added.id, stage('Too late', 2, '0.0'))).metadata.isClosed, 'true');
    assert.equal((await pipelineStagesApi.getAll('deals', created.id)).results.length, 3);
    assert.equal(await pipelineStagesApi.archive('deals', created.id, added.id), undefined);
  });

  await check('a deal in a stage', async () => {
    const { basicApi } = api.crm.deals;
    const { body } = await refusal(400, () => basicApi.create({ properties: { dealname: 'Bikes', dealstage: 'nothing' }, associations: [] }));
    assert.equal(body.errors[0].code, 'INVALID_OPTION');
    const deal = await basicApi.create({ properties: { dealname: 'Bikes', dealstage: 'contractsent' }, associations: [] });
    assert.equal(deal.properties.hs_deal_stage_probability, '0.9');
    const used = await refusal(400, () => pipelinesApi.archive('deals', 'default', true));
    assert.equal(used.body.subCategory, 'PipelineError.STAGE_ID_IN_USE');
    assert.deepEqual(used.body.context.objectIds, [`[${deal.id}]`]);
  });

  await check('archive', async () => {
    assert.equal(await pipelinesApi.archive('deals', created.id), undefined);
    await refusal(404, () => pipelinesApi.getById('deals', created.id));
  });
}
