import { api, ifMatch, keyed, ok } from '../../api/client.ts'
import type { Kind, Mapping } from './types.ts'

type Page = { limit?: number; cursor?: string }

/** The calls of one kind of file: the same for bills and for guests, at addresses of their own. */
export function callsOf(kind: Kind) {
  const guests = kind === 'guests'
  const one = (import_id: string) => ({ path: { import_id } })
  return {
    list: (store_id: string, query: Page) => {
      const params = { path: { store_id }, query }
      return ok(guests ? api.GET('/api/v1/stores/{store_id}/guest-imports', { params }) : api.GET('/api/v1/stores/{store_id}/order-imports', { params }))
    },
    /** Sends a file as it is; only the type of the address thinks of JSON. Its name goes beside it, never in the address. */
    stage: (key: string, store_id: string, file: File) => {
      const raw = { body: file as never, bodySerializer: (body: unknown) => body as BodyInit }
      const headers = { ...keyed(key).headers, 'Content-Type': 'application/octet-stream', 'File-Name': encodeURIComponent(file.name) }
      const sent = { params: { path: { store_id } }, ...raw, headers }
      return ok(guests ? api.POST('/api/v1/stores/{store_id}/guest-imports', sent) : api.POST('/api/v1/stores/{store_id}/order-imports', sent))
    },
    sources: () => ok(guests ? api.GET('/api/v1/guest-import-sources') : api.GET('/api/v1/order-import-sources')),
    show: (id: string) => ok(guests ? api.GET('/api/v1/guest-imports/{import_id}', { params: one(id) }) : api.GET('/api/v1/order-imports/{import_id}', { params: one(id) })),
    map: (id: string, version: number, body: Mapping) => {
      const said = { params: one(id), body, ...ifMatch(version) }
      return ok(guests ? api.PUT('/api/v1/guest-imports/{import_id}/mapping', said) : api.PUT('/api/v1/order-imports/{import_id}/mapping', said))
    },
    run: (id: string, key: string) => {
      const asked = { params: one(id), ...keyed(key) }
      return ok(guests ? api.POST('/api/v1/guest-imports/{import_id}/run', asked) : api.POST('/api/v1/order-imports/{import_id}/run', asked))
    },
    undo: (id: string, key: string) => {
      const asked = { params: one(id), ...keyed(key) }
      return ok(guests ? api.POST('/api/v1/guest-imports/{import_id}/undo', asked) : api.POST('/api/v1/order-imports/{import_id}/undo', asked))
    },
    discard: (id: string, version: number) => {
      const asked = { params: one(id), ...ifMatch(version) }
      return guests ? api.DELETE('/api/v1/guest-imports/{import_id}', asked) : api.DELETE('/api/v1/order-imports/{import_id}', asked)
    },
  }
}

/** The page of one file. */
export const pageOf = (kind: Kind, id: string) => (kind === 'guests' ? `/app/imports/guests/${id}` : `/app/imports/${id}`)
/** The page of all files of a kind. */
export const listOf = (kind: Kind) => (kind === 'guests' ? '/app/imports/guests' : '/app/imports')
