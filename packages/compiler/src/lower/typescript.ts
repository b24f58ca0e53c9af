// The TypeScript inside ts-morph: its version is ours to choose, whatever the user's project has (TypeScript 7 has no such API).
export { ts } from 'ts-morph'
export { getLibFiles } from '@ts-morph/common'
