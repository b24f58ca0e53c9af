/** What a command ends with: 0 it did what was asked, 1 something of the user's is wrong, 2 the command line itself is. */
export type ExitCode = 0 | 1 | 2
