// SPDX-License-Identifier: MIT

extension ValueMaker {
  /// Follows references and picks alternatives until all that `goal` demands is on the table.
  mutating func resolve(
    _ goal: [Int],
    _ alternatives: inout Alternatives,
    isShallow: Bool
  ) throws(SchemaFault) -> Demand {
    var demand = Demand()
    var queue = goal
    var position = 0
    repeat {
      while position < queue.count {
        let index = queue[position]
        position += 1
        try checker.work.spend()
        guard demand.indexes.insert(index).inserted else { continue }
        let schema = set.schemas[index]
        guard !schema.isNever else {
          throw SchemaFault(
            keyword: "",
            offset: schema.offset,
            reason: "is false, so nothing satisfies it"
          )
        }
        demand.schemas.append(schema)
        demand.needsCheck = demand.needsCheck || schema.needsCheck
        queue += schema.all
        for options in schema.any + schema.one.map(\.value) {
          let index = pick(options, &alternatives, isShallow: isShallow)
          // An alternative that is asked for anyway adds nothing that would make it hold.
          if demand.indexes.contains(index) { demand.needsCheck = true }
          queue.append(index)
        }
        if let condition = schema.condition {
          if alternatives.pickInOrder(of: 2) == 0 {
            queue.append(condition.test)
            if let then = condition.then { queue.append(then) }
          } else if let otherwise = condition.otherwise {
            queue.append(otherwise)
          }
        }
      }
      queue += entailedSchemas(demand)
    } while position < queue.count
    return demand
  }

  /// The schemas that names entail which have to be there, as far as they are not in the demand.
  private func entailedSchemas(_ demand: Demand) -> [Int] {
    let required = Set(demand.schemas.flatMap { $0.object.required.map(\.value) })
    return demand.schemas.flatMap(\.object.dependentSchemas)
      .filter { required.contains($0.name) && !demand.indexes.contains($0.schema) }
      .map(\.schema)
  }

  /// One of `options` that ends; from some depth on one of the shallowest.
  private func pick(
    _ options: [Int],
    _ alternatives: inout Alternatives,
    isShallow: Bool
  ) -> Int {
    let least = options.map { set.depths[$0] }.min() ?? 0
    let possible = options.filter { index in
      set.depths[index] != SchemaSet.endless && (!isShallow || set.depths[index] == least)
    }
    let usable = possible.isEmpty ? options : possible
    let place = alternatives.pick(of: usable.count) { place in
      set.schemas[usable[place]].types?.value == .null
    }
    return usable[place]
  }
}
