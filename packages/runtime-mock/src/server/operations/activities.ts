import { activityAt, arnIn, seconds, type Activity } from '../account/account.ts'
import { readArn } from '../account/arn.ts'
import { checkName } from '../account/names.ts'
import { page, pageMembers, type PageRequest } from '../account/pages.ts'
import type { Tag } from '../account/state-machine.ts'
import { checkTags } from '../account/tags.ts'
import { answered } from '../answered.ts'
import * as members from '../shapes/members.ts'
import { structure } from '../shapes/shape.ts'
import type { Operation, Optional } from './operation.ts'

/** `CreateActivity`. Creating one again changes nothing. */
export const createActivity: Operation<{
  readonly name: string
  readonly tags?: Optional<readonly Tag[]>
  readonly encryptionConfiguration?: Optional<{ readonly type: string }>
}> = {
  request: structure('CreateActivityInput', {
    'name!': members.name,
    tags: members.tags,
    encryptionConfiguration: members.encryptionConfiguration,
  }),
  answer(account, { name, tags, encryptionConfiguration }) {
    const wrong = checkName(name) ?? checkTags([], tags ?? [])
    if (wrong) return wrong
    const arn = arnIn(account, 'activity', name)
    const activity: Activity = account.activities.get(arn) ?? {
      ordinal: account.nextOrdinal(),
      arn,
      name,
      createdMs: account.clock.now(),
      encryption: encryptionConfiguration ?? { type: 'AWS_OWNED_KEY' },
      tags: tags ?? [],
    }
    account.activities.set(arn, activity)
    return answered({ activityArn: arn, creationDate: seconds(activity.createdMs) })
  },
}

/** `DescribeActivity`. */
export const describeActivity: Operation<{ readonly activityArn: string }> = {
  request: structure('DescribeActivityInput', { 'activityArn!': members.arn }),
  answer(account, { activityArn }) {
    const found = activityAt(account, activityArn)
    if (!found.ok) return found
    const { arn, name, createdMs, encryption } = found.value
    return answered({
      activityArn: arn,
      name,
      creationDate: seconds(createdMs),
      encryptionConfiguration: { ...encryption },
    })
  },
}

/** `DeleteActivity`. Deleting one that is not there changes nothing. */
export const deleteActivity: Operation<{ readonly activityArn: string }> = {
  request: structure('DeleteActivityInput', { 'activityArn!': members.arn }),
  answer(account, { activityArn }) {
    const read = readArn(activityArn, 'activity')
    if (!read.ok) return read
    account.activities.delete(activityArn)
    return answered({})
  },
}

/** `ListActivities`, in the order in which they were made. */
export const listActivities: Operation<PageRequest> = {
  request: structure('ListActivitiesInput', pageMembers()),
  answer: (account, request) =>
    page('activities', [...account.activities.values()], 'activities', request, ({ arn, name, createdMs }) => ({
      activityArn: arn,
      name,
      creationDate: seconds(createdMs),
    })),
}
