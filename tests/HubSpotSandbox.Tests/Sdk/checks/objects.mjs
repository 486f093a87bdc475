import assert from 'node:assert/strict';
import { ids, refusal } from '../sandbox.mjs';

const moment = '2026-11-23T09:30:00.000Z';

/** What differs between the types: where the SDK keeps them, a record, a change and the type id to contacts. */
const types = [
  ['companies', (crm) => crm.companies, { name: 'Northwind', domain: 'northwind.example.net' }, { city: 'Madrid' }, 280],
  ['deals', (crm) => crm.deals, { dealname: 'Bikes', dealstage: 'contractsent', amount: '1000' }, { amount: '1200' }, 3],
  ['tickets', (crm) => crm.tickets, { subject: 'Flat tyre', hs_pipeline_stage: '1' }, { hs_ticket_priority: 'HIGH' }, 16],
  ['calls', (crm) => crm.objects.calls, { hs_timestamp: moment, hs_call_title: 'Offer' }, { hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7' }, 194],
  ['meetings', (crm) => crm.objects.meetings, { hs_timestamp: moment, hs_meeting_title: 'Demo' }, { hs_meeting_outcome: 'COMPLETED' }, 200],
  ['notes', (crm) => crm.objects.notes, { hs_timestamp: moment, hs_note_body: 'Asked for an offer' }, { hubspot_owner_id: '64492917' }, 202],
  ['tasks', (crm) => crm.objects.tasks, { hs_timestamp: moment, hs_task_subject: 'Call back' }, { hs_task_status: 'COMPLETED' }, 204],
  ['emails', (crm) => crm.objects.emails, { hs_timestamp: moment, hs_email_direction: 'EMAIL', hs_email_subject: 'Offer' }, { hs_email_status: 'SENT' }, 198],
];

export default async function objects({ api, check }) {
  const contact = await api.crm.contacts.basicApi.create({ properties: { email: 'ana.ruiz@example.net' }, associations: [] });
  for (const [type, find, properties, change, toContact] of types) {
    const associations = [{ to: { id: contact.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: toContact }] }];
    await lifeOf(type, find(api.crm), { properties, associations }, change, contact.id, check);
  }
}

async function lifeOf(type, { basicApi, batchApi, searchApi }, record, change, contactId, check) {
  const [[changed, value]] = Object.entries(change);
  const [, named] = Object.keys(record.properties);
  let id;

  await check(`${type}: create with an association`, async () => {
    ({ id } = await basicApi.create(record));
    const read = await basicApi.getById(id, [named], undefined, ['contacts']);
    assert.equal(read.properties[named], record.properties[named]);
    assert.ok(read.associations.contacts.results.every((associated) => associated.id === contactId));
    assert.match(read.associations.contacts.results[0].type, /_to_contact(_unlabeled)?$/);
  });

  await check(`${type}: a wrong association`, async () => {
    const associations = [{ ...record.associations[0], to: { id: '1' } }];
    const { body } = await refusal(400, () => basicApi.create({ ...record, associations }));
    assert.deepEqual(body.context.INVALID_OBJECT_IDS, ['CONTACT=1 is not valid']);
  });

  await check(`${type}: update`, async () => {
    const { properties } = await basicApi.update(id, { properties: change });
    assert.equal(properties[changed], value);
  });

  await check(`${type}: getPage with associations`, async () => {
    const page = await basicApi.getPage(10, undefined, [changed], undefined, ['contacts']);
    assert.equal(page.results[0].properties[changed], value);
    assert.equal(page.results[0].associations.contacts.results[0].id, contactId);
  });

  await check(`${type}: doSearch`, async () => {
    const filters = [{ propertyName: 'associations.contact', operator: 'EQ', value: contactId }];
    const found = await searchApi.doSearch({ filterGroups: [{ filters }], properties: [named], limit: 10 });
    assert.deepEqual(ids(found.results), [id]);
  });

  await check(`${type}: batches`, async () => {
    const { results } = await batchApi.create({ inputs: [record, record] });
    const inputs = results.map((created) => ({ id: created.id }));
    const read = await batchApi.read({ inputs, properties: [named], propertiesWithHistory: [] });
    assert.deepEqual(ids(read.results), ids(results));
    const updated = await batchApi.update({ inputs: inputs.map((input) => ({ ...input, properties: change })) });
    assert.deepEqual(updated.results.map(({ properties }) => properties[changed]), [value, value]);
    assert.equal(await batchApi.archive({ inputs }), undefined);
  });

  await check(`${type}: archive`, async () => {
    assert.equal(await basicApi.archive(id), undefined);
    await refusal(404, () => basicApi.getById(id));
  });
}
