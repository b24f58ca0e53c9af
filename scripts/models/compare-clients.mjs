// Holds packages/asl/models against the AWS SDK's clients, which carry schemas of their own, and prints what only the models have.
//   node scripts/models/compare-clients.mjs glue=@aws-sdk/client-glue sfn=@aws-sdk/client-sfn
// A process of its own: Vitest's export conditions lead to files of the clients that Node does not load.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'

const root = new URL('../../', import.meta.url)
const require = createRequire(new URL('packages/dsl/package.json', root))

/** The kinds of a client's schemas that have members: structures, errors, unions. */
const structures = [3, -3, 4]

/** Schemas may be given by a function, or with traits beside. */
function resolved(schema) {
  if (typeof schema === 'function') return resolved(schema())
  return Array.isArray(schema) && typeof schema[0] === 'function' ? resolved(schema[0]) : schema
}

function differences({ operations, shapes }, client) {
  const found = []
  const seen = new Set()
  let members = 0

  const compare = (ref, given, path) => {
    if (typeof ref !== 'number' || seen.has(ref)) return
    seen.add(ref)
    const shape = shapes[ref]
    const schema = resolved(given)
    // A number is a scalar, or a list or a map of scalars.
    if ('e' in shape || (!('o' in shape) && typeof schema === 'number')) return
    if (!Array.isArray(schema)) found.push(`${path} is no list, map or structure`)
    else if ('l' in shape) compare(shape.l, schema[4], `${path}[]`)
    else if ('m' in shape) compare(shape.m, schema[5], `${path}{}`)
    else if (structures.includes(schema[0])) {
      const [, , , , names, schemas, count = 0] = schema
      const required = names.slice(0, count)
      for (const [name, member] of Object.entries(shape.o)) {
        members += 1
        if (names.includes(name)) compare(member, schemas[names.indexOf(name)], `${path}.${name}`)
        else found.push(`${path}.${name}`)
      }
      for (const name of shape.r ?? []) if (!required.includes(name)) found.push(`${path}.${name} is required`)
    } else found.push(`${path} is no structure`)
  }

  for (const [name, [input, output]] of Object.entries(operations)) {
    // A command's schema ends with those of its input and output.
    const operation = client[`${name}$`]
    if (operation === undefined) found.push(name)
    else {
      compare(input, operation[4], `${name} <-`)
      compare(output, operation[5], `${name} ->`)
    }
  }
  return { operations: Object.keys(operations).length, members, found }
}

const results = process.argv.slice(2).map((pair) => {
  const [id, name] = pair.split('=')
  const file = gunzipSync(readFileSync(new URL(`packages/asl/models/${id}.json.gz`, root))).toString('utf8')
  return [id, differences(JSON.parse(file), require(name))]
})
console.log(JSON.stringify(Object.fromEntries(results), null, 2))
