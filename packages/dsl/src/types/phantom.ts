/** The key of members that exist for the type checker only: no value carries them. */
export declare const types: unique symbol
