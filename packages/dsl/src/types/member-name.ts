/**
 * How Step Functions spells a member of an API: with a capital letter, and an acronym at its beginning as a word. The API's `jobName` is `JobName`,
 * `DBInstanceIdentifier` is `DbInstanceIdentifier`, `ETag` stays. `@stepwright/asl` holds what is passed against the same names.
 */
export type MemberName<Name extends string> = Name extends `${infer _First}${infer Second}${infer _Rest}`
  ? Second extends Capital
    ? AfterAcronym<Name>
    : Capitalize<Name>
  : Capitalize<Name>

type AfterAcronym<Name extends string> = Name extends AsInTheApi
  ? Name
  : Name extends `${infer First}${infer Rest}`
    ? `${Uppercase<First>}${AfterFirst<Rest>}`
    : Name

/** DynamoDB's attribute values, and what SQS's optimized integration answers, keep the spelling of their APIs. */
type AsInTheApi =
  'BOOL' | 'BS' | 'NS' | 'NULL' | 'SS' | 'MD5OfMessageAttributes' | 'MD5OfMessageBody' | 'MD5OfMessageSystemAttributes'

/** Further capitals are small, up to the one that begins a word. */
type AfterFirst<Rest extends string> = Rest extends `${infer Letter}${infer More}`
  ? Letter extends Capital
    ? More extends `${SmallLetter}${string}`
      ? Rest
      : `${Lowercase<Letter>}${AfterFirst<More>}`
    : Rest
  : Rest

type SmallLetter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z'

type Capital = Uppercase<SmallLetter>
