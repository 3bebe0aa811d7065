import { api, keyed, ok } from '../../api/client.ts'

/** Sends a file as it is; only the type of the address thinks of JSON. Its name goes beside it, never in the address. */
export function stage(key: string, storeId: string, file: File) {
  const raw = { body: file as never, bodySerializer: (body: unknown) => body as BodyInit }
  const headers = { ...keyed(key).headers, 'Content-Type': 'application/octet-stream', 'File-Name': encodeURIComponent(file.name) }
  return ok(api.POST('/api/v1/stores/{store_id}/order-imports', { params: { path: { store_id: storeId } }, ...raw, headers }))
}
