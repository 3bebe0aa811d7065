// schema.ts from openapi.json. Two liberties, both only about how the types read:
// headers are set by `keyed` and `ifMatch`, so no call has to repeat them; and what has a default may be left out.
import { readFileSync, writeFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'

const [from = 'src/api/openapi.json', to = 'src/api/schema.ts'] = process.argv.slice(2)
const document = JSON.parse(readFileSync(from, 'utf8'))
for (const item of Object.values(document.paths)) {
  for (const operation of Object.values(item)) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.in === 'header') parameter.required = false
    }
  }
}
const head = '// Made by `npm run client` from openapi.json; do not edit.\n'
writeFileSync(to, head + astToString(await openapi(document, { defaultNonNullable: false })))
