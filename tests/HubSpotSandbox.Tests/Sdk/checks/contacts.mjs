import assert from 'node:assert/strict';
import { ids, refusal } from '../sandbox.mjs';

export default async function contacts({ api, check }) {
  const { basicApi, searchApi } = api.crm.contacts;
  let ana;

  await check('create', async () => {
    ana = await basicApi.create({ properties: { email: 'Ana.Ruiz@example.net', firstname: 'Ana', lastname: 'Ruiz' }, associations: [] });
    assert.match(ana.id, /^\d+$/);
    assert.equal(ana.properties.email, 'ana.ruiz@example.net');
    assert.equal(ana.properties.hs_object_id, ana.id);
    assert.ok(ana.createdAt instanceof Date && ana.updatedAt instanceof Date);
    assert.equal(ana.archived, false);
  });

  await check('getById', async () => {
    const found = await basicApi.getById(ana.id, ['firstname', 'phone', 'no_such_property']);
    assert.equal(found.id, ana.id);
    assert.equal(found.properties.firstname, 'Ana');
    assert.equal(found.properties.phone, null);
    assert.equal('no_such_property' in found.properties, false);
  });

  await check('getById by e-mail', async () => {
    const found = await basicApi.getById('ana.ruiz@example.net', undefined, undefined, undefined, false, 'email');
    assert.equal(found.id, ana.id);
  });

  await check('update', async () => {
    const changed = await basicApi.update(ana.id, { properties: { phone: '+34911222333' } });
    assert.equal(changed.properties.phone, '+34911222333');
    const again = await basicApi.update('ana.ruiz@example.net', { properties: { city: 'Madrid' } }, 'email');
    assert.equal(again.id, ana.id);
  });

  await check('getById with history', async () => {
    await basicApi.update(ana.id, { properties: { city: 'Bilbao' } });
    const { propertiesWithHistory } = await basicApi.getById(ana.id, undefined, ['city']);
    assert.deepEqual(propertiesWithHistory.city.map((past) => past.value), ['Bilbao', 'Madrid']);
    assert.ok(propertiesWithHistory.city[0].timestamp instanceof Date);
  });

  await check('getPage and getAll', async () => {
    for (const letter of 'abcde') {
      await basicApi.create({ properties: { email: `${letter}@example.net` }, associations: [] });
    }

    const first = await basicApi.getPage(4, undefined, ['email']);
    const second = await basicApi.getPage(4, first.paging.next.after, ['email']);
    assert.equal(first.results.length, 4);
    assert.equal(second.results.length, 2);
    assert.equal(second.paging, undefined);
    const all = await api.crm.contacts.getAll(2, undefined, ['email']);
    assert.deepEqual(ids(all), ids([...first.results, ...second.results]));
  });

  await check('doSearch', async () => {
    const email = { propertyName: 'email', operator: 'IN', values: ['a@example.net', 'b@example.net', 'c@example.net'] };
    const sorts = [{ propertyName: 'email', direction: 'DESCENDING' }];
    const found = await searchApi.doSearch({ filterGroups: [{ filters: [email] }], sorts, properties: ['email'], limit: 2, after: '0' });
    assert.equal(found.total, 3);
    assert.deepEqual(found.results.map((record) => record.properties.email), ['c@example.net', 'b@example.net']);
    assert.equal(found.paging.next.after, '2');
    const byQuery = await searchApi.doSearch({ query: 'ruiz', limit: 10 });
    assert.deepEqual(ids(byQuery.results), [ana.id]);
  });

  await check('archive', async () => {
    const gone = await basicApi.create({ properties: { email: 'gone@example.net' }, associations: [] });
    assert.equal(await basicApi.archive(gone.id), undefined);
    await refusal(404, () => basicApi.getById(gone.id));
    const archived = await basicApi.getById(gone.id, undefined, undefined, undefined, true);
    assert.equal(archived.archived, true);
    assert.ok(archived.archivedAt instanceof Date);
    const page = await basicApi.getPage(10, undefined, undefined, undefined, undefined, true);
    assert.deepEqual(ids(page.results), [gone.id]);
  });

  await check('merge', async () => {
    const other = await basicApi.create({ properties: { email: 'a.ruiz@example.net' }, associations: [] });
    const merged = await basicApi.merge({ primaryObjectId: ana.id, objectIdToMerge: other.id });
    assert.notEqual(merged.id, ana.id);
    assert.equal((await basicApi.getById(other.id)).id, merged.id);
    assert.equal(merged.properties.hs_merged_object_ids, `${ana.id};${other.id}`);
  });

  await check('gdpr-delete', async () => {
    await basicApi.purge({ objectId: 'e@example.net', idProperty: 'email' });
    await refusal(404, () => basicApi.getById('e@example.net', undefined, undefined, undefined, false, 'email'));
  });
}
