import assert from 'node:assert/strict';
import { refusal } from '../sandbox.mjs';

const spec = (associationTypeId, associationCategory = 'HUBSPOT_DEFINED') => ({ associationCategory, associationTypeId });

export default async function associations({ api, check }) {
  const { basicApi, batchApi, schema } = api.crm.associations.v4;
  const contact = await api.crm.contacts.basicApi.create({ properties: { email: 'ana.ruiz@example.net' }, associations: [] });
  const company = await api.crm.companies.basicApi.create({ properties: { name: 'Northwind' }, associations: [] });
  const deal = await api.crm.deals.basicApi.create({ properties: { dealname: 'Bikes', dealstage: 'contractsent' }, associations: [] });
  const idsOf = (link) => link.associationTypes.map(({ typeId }) => typeId);
  let label;

  await check('createDefault', async () => {
    const { status, results } = await basicApi.createDefault('contacts', contact.id, 'companies', company.id);
    assert.equal(status, 'COMPLETE');
    assert.deepEqual(results.map(({ associationSpec }) => associationSpec.associationTypeId), [279, 280]);
    assert.equal(results[0]._from.id, contact.id);
  });

  await check('create with a label', async () => {
    const pair = await basicApi.create('contacts', contact.id, 'companies', company.id, [spec(1)]);
    assert.deepEqual(pair.labels, ['Primary']);
    assert.equal(String(pair.toObjectId), company.id);
  });

  await check('getPage', async () => {
    const page = await basicApi.getPage('contacts', contact.id, 'companies', undefined, 100);
    assert.equal(page.paging, undefined);
    assert.equal(String(page.results[0].toObjectId), company.id);
    assert.deepEqual(idsOf(page.results[0]), [1, 279]);
    assert.deepEqual(page.results[0].associationTypes.map(({ label: text }) => text), ['Primary', null]);
  });

  await check('a wrong direction', async () => {
    const { body } = await refusal(400, () => basicApi.create('contacts', contact.id, 'companies', company.id, [spec(280)]));
    assert.match(body.message, /^invalid from object type 0-1 for associations to be created\. expected: 0-2\./);
  });

  await check('batch createDefault', async () => {
    const { results } = await batchApi.createDefault('deals', 'contacts', { inputs: [{ _from: { id: deal.id }, to: { id: contact.id } }] });
    assert.equal(results[0].associationSpec.associationTypeId, 3);
  });

  await check('labels', async () => {
    const { results } = await schema.definitionsApi.create('contacts', 'deals', { label: 'Decider', name: 'decider', inverseLabel: 'Decides' });
    label = results[0].typeId;
    assert.deepEqual(results.map(({ category }) => category), ['USER_DEFINED', 'USER_DEFINED']);
    assert.equal(await schema.definitionsApi.update('contacts', 'deals', { associationTypeId: label, label: 'Decides' }), undefined);
    const all = await schema.definitionsApi.getAll('contacts', 'deals');
    assert.equal(all.results.find(({ typeId }) => typeId === label).label, 'Decides');
  });

  await check('batch create', async () => {
    const inputs = [{ _from: { id: contact.id }, to: { id: deal.id }, types: [spec(label, 'USER_DEFINED')] }];
    const { results } = await batchApi.create('contacts', 'deals', { inputs });
    assert.deepEqual(results[0].labels, ['Decides']);
  });

  await check('batch getPage with a record without associations', async () => {
    const answer = await batchApi.getPage('contacts', 'deals', { inputs: [{ id: contact.id }, { id: '1' }] });
    assert.equal(answer.results[0]._from.id, contact.id);
    assert.deepEqual(idsOf(answer.results[0].to[0]), [4, label]);
    assert.equal(answer.numErrors, 1);
    assert.equal(answer.errors[0].subCategory, 'crm.associations.NO_ASSOCIATIONS_FOUND');
  });

  await check('batch archiveLabels', async () => {
    const inputs = [{ _from: { id: contact.id }, to: { id: deal.id }, types: [spec(label, 'USER_DEFINED')] }];
    assert.equal(await batchApi.archiveLabels('contacts', 'deals', { inputs }), undefined);
    const page = await basicApi.getPage('contacts', contact.id, 'deals');
    assert.deepEqual(idsOf(page.results[0]), [4]);
    assert.equal(await schema.definitionsApi.remove('contacts', 'deals', label), undefined);
  });

  await check('batch archive', async () => {
    const inputs = [{ _from: { id: contact.id }, to: [{ id: deal.id }] }];
    assert.equal(await batchApi.archive('contacts', 'deals', { inputs }), undefined);
    assert.deepEqual((await basicApi.getPage('deals', deal.id, 'contacts')).results, []);
  });

  await check('archive', async () => {
    assert.equal(await basicApi.archive('companies', company.id, 'contacts', contact.id), undefined);
    assert.deepEqual((await basicApi.getPage('contacts', contact.id, 'companies')).results, []);
  });

  await check('v3 batches', async () => {
    const { batchApi: named, schema: { typesApi } } = api.crm.associations;
    const inputs = [{ _from: { id: contact.id }, to: { id: company.id }, type: 'contact_to_company' }];
    assert.equal((await named.create('contacts', 'companies', { inputs })).results[0].type, 'contact_to_company');
    const read = await named.read('contacts', 'companies', { inputs: [{ id: contact.id }] });
    assert.deepEqual(read.results[0].to.map(({ type }) => type), ['contact_to_company', 'contact_to_company_unlabeled']);
    assert.equal(await named.archive('contacts', 'companies', { inputs }), undefined);
    assert.ok((await typesApi.getAll('contacts', 'companies')).results.some(({ name }) => name === 'contact_to_company'));
  });
}
