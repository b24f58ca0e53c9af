import { compile } from 'stepwright/compiler'
import { expect, test } from 'vitest'
import { nightlyJob } from './nightly-job.pipeline.ts'

test('the loop is one Choice, and counts in a variable of its own', () => {
  const compiled = compile(nightlyJob)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  expect(compiled.diagnostics).toEqual([])
  const { States } = compiled.definition
  expect({ Ended: States['Has it ended?'], Lost: States['Was it lost?'] }).toMatchInlineSnapshot(`
    {
      "Ended": {
        "Choices": [
          {
            "Assign": {
              "rounds_Has_it_ended": 0,
            },
            "Condition": "{% $states.input.state.status = 'DONE' or $states.input.state.status = 'LOST' %}",
            "Next": "Was it lost?",
          },
          {
            "Assign": {
              "rounds_Has_it_ended": 1,
            },
            "Condition": "{% $not($exists($rounds_Has_it_ended)) %}",
            "Next": "Wait for the job",
          },
          {
            "Assign": {
              "rounds_Has_it_ended": "{% $rounds_Has_it_ended + 1 %}",
            },
            "Condition": "{% $rounds_Has_it_ended < 59 %}",
            "Next": "Wait for the job",
          },
        ],
        "Default": "JobTooSlow",
        "Type": "Choice",
      },
      "Lost": {
        "Choices": [
          {
            "Condition": "{% $states.input.state.status = 'LOST' %}",
            "Next": "Submit",
            "Output": {
              "day": "{% $day %}",
            },
          },
        ],
        "Default": "Report",
        "Type": "Choice",
      },
    }
  `)
})
