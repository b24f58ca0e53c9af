import fc from 'fast-check'

// A change must land or not by what it does, not by the draw: property tests take a fixed seed.
// STEPWRIGHT_PROPERTY_SEED=random explores; a number repeats a run.
const wanted = process.env['STEPWRIGHT_PROPERTY_SEED'] ?? '20261122'
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) })
