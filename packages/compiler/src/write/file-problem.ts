import { codes, type Diagnostic } from '@stepwright/asl'

/** What the operating system's error names mean to a person. */
const reasons: { readonly [errno: string]: string } = {
  EACCES: 'access is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOENT: 'it does not exist',
  ENOTDIR: 'part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'part of its path is a file, not a folder',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
}

/** A file could not be read. */
export function unreadable(file: string, error: unknown): Diagnostic {
  return problem('SW5001', file, 'read', error, 'Check the path and its permissions.')
}

/** A file could not be written. Nothing was. */
export function unwritable(file: string, error: unknown): Diagnostic {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  return problem(
    'SW5002',
    file,
    'written',
    isMissing ? new Error('its folder cannot be made') : error,
    'Nothing was written. Choose another folder with --out-dir, or change its permissions.',
  )
}

function problem(code: 'SW5001' | 'SW5002', file: string, done: string, error: unknown, hint: string): Diagnostic {
  const { code: errno, message } = error as NodeJS.ErrnoException
  const reason = (errno && reasons[errno]) ?? message
  return { code, severity: codes[code].severity, message: `'${file}' could not be ${done}: ${reason}.`, hint }
}
