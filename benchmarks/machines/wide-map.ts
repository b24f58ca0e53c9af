const width = 1000

/** The Map itself and three states for each of its 1,000 items. */
export const transitions: number = 1 + 3 * width

/** The items to go over. */
export const mapInput = {
  orders: Array.from({ length: width }, (_, index) => ({ id: `order-${index}`, amount: index })),
}

/** The Map in JSONPath. */
export const jsonPathMap = {
  StartAt: 'Each order',
  States: {
    'Each order': {
      Type: 'Map',
      ItemsPath: '$.orders',
      ItemProcessor: {
        StartAt: 'Pick',
        States: {
          Pick: { Type: 'Pass', Parameters: { 'id.$': '$.id', 'amount.$': '$.amount' }, Next: 'Add the fee' },
          'Add the fee': {
            Type: 'Pass',
            Parameters: { 'id.$': '$.id', 'total.$': 'States.MathAdd($.amount, 5)' },
            Next: 'Mark',
          },
          Mark: { Type: 'Pass', Result: 'priced', ResultPath: '$.status', End: true },
        },
      },
      End: true,
    },
  },
}

/** The same Map in JSONata. */
export const jsonataMap = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each order',
  States: {
    'Each order': {
      Type: 'Map',
      Items: '{% $states.input.orders %}',
      ItemProcessor: {
        StartAt: 'Pick',
        States: {
          Pick: {
            Type: 'Pass',
            Output: { id: '{% $states.input.id %}', amount: '{% $states.input.amount %}' },
            Next: 'Add the fee',
          },
          'Add the fee': {
            Type: 'Pass',
            Output: { id: '{% $states.input.id %}', total: '{% $states.input.amount + 5 %}' },
            Next: 'Mark',
          },
          Mark: {
            Type: 'Pass',
            Output: { id: '{% $states.input.id %}', total: '{% $states.input.total %}', status: 'priced' },
            End: true,
          },
        },
      },
      End: true,
    },
  },
}

/** What every engine has to give. */
export const mapOutput = mapInput.orders.map(({ id, amount }) => ({ id, total: amount + 5, status: 'priced' }))
