import type { paths } from './schema.ts'

/* What an address answers and takes, named by the address: schemas may be renamed, addresses not. */
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Good<M> = M extends { responses: infer R } ? { [S in keyof R]: S extends 200 | 201 | 202 ? Json<R[S]> : never }[keyof R] : never
type Verb = 'get' | 'post' | 'patch' | 'put'

/** What `GET` of an address answers. */
export type Got<P extends keyof paths> = Good<paths[P]['get']>
/** One row of the list at an address. */
export type Item<P extends keyof paths> = Got<P> extends { items: (infer Row)[] } ? Row : never
/** What a write to an address answers. */
export type Made<P extends keyof paths, V extends Verb> = Good<paths[P][V]>
/** The body that a write to an address takes. */
export type Sent<P extends keyof paths, V extends Verb> = paths[P][V] extends { requestBody?: infer Body } ? Json<NonNullable<Body>> : never
