// The compiler only looks into files that import Stepwright.
import 'stepwright'
import { real, realOfPayload, realOfVariables, realTest } from '../src/real-expression.ts'

// A supervisor of language models: messages go to and fro, tools are called, answers are put back.

interface ToolUse {
  readonly type: 'text' | 'tool_use'
  readonly name?: string
  readonly input?: { readonly answer: string }
}
interface Message {
  readonly role: string
  readonly content: readonly ToolUse[]
}
interface Talk {
  readonly messages: readonly Message[]
  readonly metadata: { readonly stop_reason: string }
}

const at = 'sfn-agent__step-functions-supervisor#/States'
const user: Message = { role: 'user', content: [{ type: 'text' }] }
const printing: Message = {
  role: 'assistant',
  content: [{ type: 'text' }, { type: 'tool_use', name: 'print_output', input: { answer: '42' } }],
}
const thinking: Message = { role: 'assistant', content: [{ type: 'text' }, { type: 'tool_use', name: 'sql_agent' }] }

export default [
  realTest<Talk>(
    `${at}/Is done?/Choices/0`,
    ({ metadata }) => metadata.stop_reason === 'end_turn',
    { messages: [], metadata: { stop_reason: 'end_turn' } },
    { messages: [], metadata: { stop_reason: 'tool_use' } },
  ),
  realTest<Talk>(
    `${at}/Is done?/Choices/1`,
    ({ messages }) => (messages.at(-1)?.content ?? []).filter(({ name }) => name === 'print_output').length > 0,
    { messages: [user, printing], metadata: { stop_reason: 'tool_use' } },
    { messages: [user, thinking], metadata: { stop_reason: 'tool_use' } },
    { messages: [user], metadata: { stop_reason: 'tool_use' } },
  ),
  real<Talk>(`${at}/Call LLM/Arguments/Payload/messages`, ({ messages }) => messages, {
    messages: [user],
    metadata: { stop_reason: '' },
  }),
  real<Talk>(`${at}/Prepare Output/Output/answer`, ({ messages }) => messages.at(-1)!.content, {
    messages: [user, printing],
    metadata: { stop_reason: 'end_turn' },
  }),
  real<Talk>(
    `${at}/Print Output/Output/output`,
    ({ messages }) => messages.at(-1)!.content.find(({ name }) => name === 'print_output')!.input!,
    { messages: [user, printing], metadata: { stop_reason: 'tool_use' } },
  ),
  realOfPayload<{ body: { messages: readonly Message[]; metadata: { stop_reason: string } } }>(
    `${at}/Call LLM/Output/messages`,
    ({ body }) => body.messages,
    { input: {}, payload: { body: { messages: [user, thinking], metadata: { stop_reason: 'tool_use' } } } },
    { input: {}, payload: { body: { messages: [user], metadata: { stop_reason: 'tool_use' } } } },
  ),
  realOfPayload<{ body: { metadata: { stop_reason: string } } }>(
    `${at}/Call LLM/Output/metadata`,
    ({ body }) => body.metadata,
    { input: {}, payload: { body: { metadata: { stop_reason: 'tool_use' } } } },
  ),
  realTest<{ type: string; name: string; input: { question: string } }>(
    `${at}/For each tool use/ItemProcessor/States/Which Tool to Use?/Choices/0`,
    ({ type, name }) => ['function', 'tool_use'].includes(type) && name === 'sql_agent',
    { type: 'tool_use', name: 'sql_agent', input: { question: 'How many?' } },
    { type: 'text', name: 'sql_agent', input: { question: 'How many?' } },
    { type: 'function', name: 'research_agent', input: { question: 'How many?' } },
  ),
  realTest<{ type: string; name: string }>(
    `${at}/For each tool use/ItemProcessor/States/Which Tool to Use?/Choices/1`,
    ({ type, name }) => (type === 'function' || type === 'tool_use') && name === 'research_agent',
    { type: 'function', name: 'research_agent' },
    { type: 'function', name: 'sql_agent' },
  ),
  real<{ input: { question: string } }>(
    `${at}/For each tool use/ItemProcessor/States/Execute sql_agent/Arguments/Input/messages/0/content`,
    ({ input }) => input.question,
    { input: { question: 'How many orders were there?' } },
  ),
  realOfVariables<{ messages: readonly string[] }>(
    `${at}/Print Output/Output/messages`,
    () => ({ messages: ['hello'] }),
    (_input, { vars }) => vars.messages,
    { input: null, variables: { messages: ['hello', 'you'] } },
  ),

  realOfPayload<{ orderId: string; total: number }>(
    'long-lived-tx__llt#/States/ProcessOrder/Output',
    (order) => order,
    { input: {}, payload: { orderId: 'o-1', total: 12.5 } },
  ),
  real<{ orderId: string }>('long-lived-tx__llt#/States/ProcessOrder/Arguments/Payload', (order) => order, {
    orderId: 'o-1',
  }),
  realOfVariables<{ order: { order_id: string } }>(
    'long-lived-tx__llt#/States/ProcessPayment/Arguments/Payload',
    () => ({ order: { order_id: 'o-1' } }),
    (_input, { vars }) => vars.order,
    { input: null, variables: { order: { order_id: 'o-2' } } },
  ),
  realOfVariables<{ order: { order_id: string } }>(
    'long-lived-tx__llt#/States/sns:NotifySuccess/Arguments/Message',
    () => ({ order: { order_id: 'o-1' } }),
    (_input, { vars }) => JSON.stringify({ order_id: vars.order.order_id, status: 'success' }),
    { input: null, variables: { order: { order_id: 'o-"2"' } } },
  ),
]
