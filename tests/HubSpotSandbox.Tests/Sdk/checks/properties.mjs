import assert from 'node:assert/strict';
import { refusal } from '../sandbox.mjs';

export default async function properties({ api, check }) {
  const { batchApi, coreApi, groupsApi } = api.crm.properties;
  const colour = {
    name: 'favourite_colour',
    label: 'Favourite colour',
    type: 'enumeration',
    fieldType: 'select',
    groupName: 'contactinformation',
    options: [{ label: 'Red', value: 'red', displayOrder: 0, hidden: false }],
  };

  await check('getAll', async () => {
    const { results } = await coreApi.getAll('contacts');
    const email = results.find(({ name }) => name === 'email');
    assert.equal(email.hubspotDefined, true);
    assert.equal(email.modificationMetadata.readOnlyValue, false);
  });

  await check('getByName', async () => {
    const stage = await coreApi.getByName('contacts', 'lifecyclestage');
    assert.equal(stage.type, 'enumeration');
    assert.ok(stage.options.some(({ value }) => value === 'lead'));
  });

  await check('create', async () => {
    const created = await coreApi.create('contacts', colour);
    assert.equal(created.name, 'favourite_colour');
    assert.ok(created.createdAt instanceof Date);
    assert.deepEqual(created.options.map(({ value }) => value), ['red']);
    const contact = await api.crm.contacts.basicApi.create({ properties: { email: 'a@example.net', favourite_colour: 'red' }, associations: [] });
    assert.equal(contact.properties.favourite_colour, 'red');
  });

  await check('create an existing one', async () => {
    const { body } = await refusal(409, () => coreApi.create('contacts', colour));
    assert.equal(body.subCategory, 'Properties.PROPERTY_WITH_NAME_EXISTS');
  });

  await check('update', async () => {
    const options = [...colour.options, { label: 'Green', value: 'green', displayOrder: 1, hidden: false }];
    const changed = await coreApi.update('contacts', 'favourite_colour', { label: 'Colour', options });
    assert.equal(changed.label, 'Colour');
    assert.equal(changed.options.length, 2);
  });

  await check('archive', async () => {
    assert.equal(await coreApi.archive('contacts', 'favourite_colour'), undefined);
    await refusal(404, () => coreApi.getByName('contacts', 'favourite_colour'));
    const { results } = await coreApi.getAll('contacts', true);
    assert.deepEqual(results.map(({ name }) => name), ['favourite_colour']);
  });

  await check('batches', async () => {
    const size = { ...colour, name: 'size' };
    const created = await batchApi.create('contacts', { inputs: [size] });
    assert.equal(created.results[0].name, 'size');
    const read = await batchApi.read('contacts', { inputs: [{ name: 'size' }], archived: false });
    assert.equal(read.results.length, 1);
    assert.equal(await batchApi.archive('contacts', { inputs: [{ name: 'size' }] }), undefined);
  });

  await check('groups', async () => {
    const group = await groupsApi.create('contacts', { name: 'ours', label: 'Ours', displayOrder: 1 });
    assert.equal(group.archived, false);
    assert.ok((await groupsApi.getAll('contacts')).results.some(({ name }) => name === 'ours'));
    assert.equal(await groupsApi.archive('contacts', 'ours'), undefined);
  });
}
