#!/usr/bin/env node
// Committed, so that an install in this repository finds it before anything is built.
import '../dist/cli/bin.js'
