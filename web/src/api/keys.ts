const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A new idempotency key: 26 Crockford characters (130 random bits).
 * Made before the first try and kept for every retry of the same wish.
 * `crypto.randomUUID` is missing on plain HTTP, `getRandomValues` is not.
 */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26))
  return Array.from(bytes, (byte) => letters[byte & 31]).join('')
}
