import assert from 'node:assert/strict';
import { ids, refusal } from '../sandbox.mjs';

export default async function owners({ api, check }) {
  const { ownersApi } = api.crm.owners;

  await check('getPage', async () => {
    const first = await ownersApi.getPage(undefined, undefined, 3);
    const second = await ownersApi.getPage(undefined, first.paging.next.after, 3);
    assert.equal(first.results.length, 3);
    assert.equal(second.results[0].type, 'QUEUE');
    assert.ok(first.results[0].createdAt instanceof Date);
    assert.equal(first.results[0].teams[0].primary, true);
  });

  await check('getPage by e-mail', async () => {
    assert.deepEqual(ids((await ownersApi.getPage('sam.lee@example.com')).results), ['64492917']);
  });

  await check('getById', async () => {
    assert.equal((await ownersApi.getById(64492917)).email, 'sam.lee@example.com');
    assert.equal((await ownersApi.getById(6100042, 'userId')).id, '64492917');
    const gone = await ownersApi.getById(64492920, 'id', true);
    assert.equal(gone.userId, null);
    assert.equal(gone.userIdIncludingInactive, 6100045);
    await refusal(404, () => ownersApi.getById(1));
  });

  await check('dispositions by apiRequest', async () => {
    const answer = await api.apiRequest({ path: '/calling/v1/dispositions' });
    const connected = (await answer.json()).find(({ label }) => label === 'Connected');
    assert.equal(connected.id, 'f240bbac-87c9-4f6e-bf70-924b57d47db7');
  });
}
