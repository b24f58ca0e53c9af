/** The key under which a finished pipeline holds its machine. */
export const machineKey: unique symbol = Symbol.for('stepwright.pipeline')
