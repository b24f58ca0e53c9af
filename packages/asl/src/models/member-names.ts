/** How an integration spells a member of an API. */
export type SpellMember = (name: string) => string

/** Optimized integrations begin each member with a capital letter: `enableECSManagedTags` is `EnableECSManagedTags`. */
export const optimizedMember: SpellMember = (name) => name.charAt(0).toUpperCase() + name.slice(1)

/**
 * SDK integrations spell a member as the AWS SDK for Java 2 does, with a capital letter before: acronyms at the beginning are words.
 *
 * @example ['DBInstanceIdentifier', 'ETag', 'ARN', 'jobName'].map(sdkMember)   // ['DbInstanceIdentifier', 'ETag', 'Arn', 'JobName']
 */
export const sdkMember: SpellMember = (name) => {
  if (attributeTypes.has(name)) return name
  if (name === 'equals') return 'EqualsValue'
  let acronym = 1
  while (isUpper(name[acronym]) && !isLower(name[acronym + 1])) acronym += 1
  return name.charAt(0).toUpperCase() + name.slice(1, acronym).toLowerCase() + name.slice(acronym)
}

/** The members of DynamoDB's attribute values, which published definitions write as its API does. */
const attributeTypes: ReadonlySet<string> = new Set(['BOOL', 'BS', 'NS', 'NULL', 'SS'])

const isUpper = (letter: string | undefined): boolean => letter !== undefined && letter >= 'A' && letter <= 'Z'
const isLower = (letter: string | undefined): boolean => letter !== undefined && letter >= 'a' && letter <= 'z'
