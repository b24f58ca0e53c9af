import { expect, test } from 'vitest'
import { lambda } from '../aws/lambda.ts'
import { pipeline } from '../pipeline.ts'
import { chainOf } from '../testing/chain-of.ts'
import { compiled, withoutPlaces } from '../testing/by-hand.ts'

const count = lambda<(event: unknown) => { n: number }>('count')
const same = compiled(<Subject>(subject: Subject) => subject)

test('a chain of every kind of state', () => {
  const flow = pipeline<{ key: string }>('All')
    .comment('every kind')
    .task('Count', count, same)
    .timeout({ minutes: 2 })
    .heartbeat({ seconds: 10 })
    .retry('X', { maxAttempts: 2, interval: { seconds: 1 } })
    .catch(['Y', 'Z'], (failed) =>
      failed
        .assign(compiled(() => ({ error: 'e' })))
        .comment('gives up')
        .fail('GaveUp', 'because'),
    )
    .wait('Rest', { minutes: 1, seconds: 30 })
    .map(
      'Each',
      compiled(() => [1, 2]),
      (item) => item.pass('One'),
      { maxConcurrency: 3 },
    )
    .parallel('Both', (branch) => ({ left: branch.pass('L'), right: branch.pass('R') }))
    .choice('Which?', (c) =>
      c
        .when(
          compiled(() => true),
          (arm) => arm.succeed('Early'),
        )
        .otherwise((arm) => arm),
    )
    .succeed()
  expect(withoutPlaces(chainOf(flow))).toMatchInlineSnapshot(`
    {
      "body": {
        "closed": true,
        "comment": "every kind",
        "goto": null,
        "kind": "Sequence",
        "steps": [
          {
            "arguments": "an expression",
            "assign": null,
            "catch": [
              {
                "assign": "an expression",
                "comment": "gives up",
                "errorEquals": [
                  "Y",
                  "Z",
                ],
                "output": null,
                "target": {
                  "closed": false,
                  "comment": "gives up",
                  "goto": null,
                  "kind": "Sequence",
                  "steps": [
                    {
                      "cause": {
                        "kind": "Constant",
                        "value": {
                          "kind": "Json",
                          "value": "because",
                        },
                      },
                      "comment": null,
                      "error": {
                        "kind": "Constant",
                        "value": {
                          "kind": "Json",
                          "value": "GaveUp",
                        },
                      },
                      "kind": "Fail",
                      "name": "GaveUp",
                    },
                  ],
                  "uses": [],
                },
              },
            ],
            "comment": null,
            "heartbeatSeconds": {
              "kind": "Constant",
              "value": {
                "kind": "Json",
                "value": 10,
              },
            },
            "kind": "Task",
            "name": "Count",
            "output": null,
            "resource": {
              "envelope": {
                "fixed": [
                  {
                    "key": "FunctionName",
                    "value": {
                      "kind": "Json",
                      "value": "count",
                    },
                  },
                ],
                "payloadKey": "Payload",
              },
              "resource": "arn:aws:states:::lambda:invoke",
              "resultAt": [
                "Payload",
              ],
            },
            "retry": [
              {
                "backoffRate": null,
                "comment": null,
                "errorEquals": [
                  "X",
                ],
                "intervalSeconds": 1,
                "jitterStrategy": null,
                "maxAttempts": 2,
                "maxDelaySeconds": null,
              },
            ],
            "roleArn": null,
            "timeoutSeconds": {
              "kind": "Constant",
              "value": {
                "kind": "Json",
                "value": 120,
              },
            },
          },
          {
            "assign": null,
            "comment": null,
            "kind": "Wait",
            "name": "Rest",
            "output": null,
            "seconds": {
              "kind": "Constant",
              "value": {
                "kind": "Json",
                "value": 90,
              },
            },
            "timestamp": null,
          },
          {
            "assign": null,
            "catch": [],
            "comment": null,
            "distributed": null,
            "itemSelector": null,
            "items": "an expression",
            "kind": "Map",
            "maxConcurrency": {
              "kind": "Constant",
              "value": {
                "kind": "Json",
                "value": 3,
              },
            },
            "name": "Each",
            "output": null,
            "processor": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [
                {
                  "assign": null,
                  "comment": null,
                  "kind": "Pass",
                  "name": "One",
                  "output": null,
                },
              ],
              "uses": [],
            },
            "retry": [],
          },
          {
            "arguments": null,
            "assign": null,
            "branchKeys": [
              "left",
              "right",
            ],
            "branches": [
              {
                "closed": false,
                "comment": null,
                "goto": null,
                "kind": "Sequence",
                "steps": [
                  {
                    "assign": null,
                    "comment": null,
                    "kind": "Pass",
                    "name": "L",
                    "output": null,
                  },
                ],
                "uses": [],
              },
              {
                "closed": false,
                "comment": null,
                "goto": null,
                "kind": "Sequence",
                "steps": [
                  {
                    "assign": null,
                    "comment": null,
                    "kind": "Pass",
                    "name": "R",
                    "output": null,
                  },
                ],
                "uses": [],
              },
            ],
            "catch": [],
            "comment": null,
            "kind": "Parallel",
            "name": "Both",
            "output": null,
            "retry": [],
          },
          {
            "assign": null,
            "comment": null,
            "counter": null,
            "kind": "Choice",
            "name": "Which?",
            "otherwise": {
              "closed": false,
              "comment": null,
              "goto": null,
              "kind": "Sequence",
              "steps": [],
              "uses": [],
            },
            "output": null,
            "rules": [
              {
                "assign": null,
                "comment": null,
                "condition": "an expression",
                "output": null,
                "target": {
                  "closed": false,
                  "comment": null,
                  "goto": null,
                  "kind": "Sequence",
                  "steps": [
                    {
                      "comment": null,
                      "kind": "Succeed",
                      "name": "Early",
                      "output": null,
                    },
                  ],
                  "uses": [],
                },
              },
            ],
          },
        ],
        "uses": [],
      },
      "comment": "every kind",
      "kind": "Machine",
      "name": "All",
      "queryLanguage": "JSONata",
      "timeoutSeconds": null,
      "version": null,
    }
  `)
})
