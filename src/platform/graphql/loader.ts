import DataLoader from 'dataloader';

/**
 * Loads rows by key, one query per tick and per request.
 *
 * It is a plain singleton: batches hang off the request object in a WeakMap, so no
 * provider becomes request-scoped (which would rebuild resolvers on every request).
 */
export class Loader<Key, Row, Request extends object = object> {
  private readonly perRequest = new WeakMap<Request, DataLoader<Key, Row | null>>();

  constructor(private readonly fetch: (keys: readonly Key[], request: Request) => Promise<ReadonlyMap<Key, Row>>) {}

  load(request: Request, key: Key): Promise<Row | null> {
    let batch = this.perRequest.get(request);
    if (!batch) {
      batch = new DataLoader(async (keys) => {
        const rows = await this.fetch(keys, request);
        return keys.map((each) => rows.get(each) ?? null);
      });
      this.perRequest.set(request, batch);
    }
    return batch.load(key);
  }
}
