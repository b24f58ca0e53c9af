import type { Account } from '../account/account.ts'
import { readArn } from '../account/arn.ts'
import type { Tag } from '../account/state-machine.ts'
import { checkTags, withTags } from '../account/tags.ts'
import { answered, refused, type Answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { list, structure, text } from '../shapes/shape.ts'
import type { Operation } from './operation.ts'

/** `TagResource`. */
export const tagResource: Operation<{ readonly resourceArn: string; readonly tags: readonly Tag[] }> = {
  request: structure('TagResourceInput', { 'resourceArn!': members.arn, 'tags!': members.tags }),
  answer(account, { resourceArn, tags }) {
    const found = taggedAt(account, resourceArn)
    if (!found.ok) return found
    const { tags: before, replace } = found.value
    const wrong = checkTags(before, tags)
    if (wrong) return wrong
    replace(withTags(before, tags))
    return answered({})
  },
}

/** `UntagResource`. */
export const untagResource: Operation<{ readonly resourceArn: string; readonly tagKeys: readonly string[] }> = {
  request: structure('UntagResourceInput', { 'resourceArn!': members.arn, 'tagKeys!': list(text(128)) }),
  answer(account, { resourceArn, tagKeys }) {
    const found = taggedAt(account, resourceArn)
    if (!found.ok) return found
    found.value.replace(found.value.tags.filter(({ key }) => !tagKeys.includes(key)))
    return answered({})
  },
}

/** `ListTagsForResource`. */
export const listTagsForResource: Operation<{ readonly resourceArn: string }> = {
  request: structure('ListTagsForResourceInput', { 'resourceArn!': members.arn }),
  answer(account, { resourceArn }) {
    const found = taggedAt(account, resourceArn)
    return found.ok ? answered({ tags: found.value.tags.map(({ key, value }) => ({ key, value })) }) : found
  },
}

interface Tagged {
  readonly tags: readonly Tag[]
  readonly replace: (tags: readonly Tag[]) => void
}

/** A state machine or an activity. */
function taggedAt({ machines, activities }: Account, arn: string): Answered<Tagged> {
  const read = readArn(arn, 'stateMachine', 'activity')
  if (!read.ok) return read
  const machine = machines.get(arn)
  if (machine) return answered({ tags: machine.tags, replace: (tags) => machines.set(arn, { ...machine, tags }) })
  const activity = activities.get(arn)
  if (activity) return answered({ tags: activity.tags, replace: (tags) => activities.set(arn, { ...activity, tags }) })
  return refused('ResourceNotFound', `Resource not found: '${arn}'`)
}
