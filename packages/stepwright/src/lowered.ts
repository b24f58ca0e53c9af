// What the compiler writes into the code it compiles. Not meant to be imported by hand.
export { located, lowered, param, type Captures, type Located } from '@stepwright/dsl'
