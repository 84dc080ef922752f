// SPDX-License-Identifier: MIT

extension TokenScanner {
  /// The commonest Han characters, three bytes each, in order of their code points.
  static var commonHan: StaticString {
    """
    一七万三上下不与专且世业东两个中串为主么义之九也习书了争事二于五些交产享京人亿什\
    今介从他付代以们件价任份企众优会传但位低体何余作你使例供価便保信修倍值做停像儿元\
    先光克党入全八公六共关其具内円册再写军农决况准几出击分切划列则初利别到制前力办功\
    加务动劳動包化北区十千午半华单南即历压原去县参又及友反发取受变口只叫可台史右号司\
    各合同名后向否含听启告员周命和品哈响商問器四回因团国图土在地场址型城基報場填增声\
    处备复外多大天太失头女她好如始委子字存学它安宋完定实审客家容密对导将小少尔就局展\
    山岁州工左己已市布带常干平年并广序库应店府度建开异式引张强当录形影往径待很律後得\
    微心必志态思性总息您情想意感成我或战户所手才打找技把投报拉持指按换据排接推提播支\
    收改放政效教数整文斗料断新方族无日时明易星是時景更最月有服期木未本术机权束条来板\
    极构析林果查标样核根格案检模次款止正此步歳段每比民气気水求江汽没油治法注活流济海\
    消深清温游源火点热無然片版物特率环现球理生用由电男画界番登白百的监目直相省看県真\
    着知石矿码研确示社票离私种科秒积称移程稍税稿究空立站章端笑符第等签简算管箱米类精\
    系素索约级线组织经结给络统维编网置美群老考者而联能自至般色节花英藏行表被装西要見\
    见观规视角解言計記話読计认议记许论设证评试话询该详语误说请读调象责败账货质购费资\
    走起超越路身车转软载较辑输边达过运近还这进连述退送选通速造連道那邮部都配酸采释里\
    重量金钟钮链销错键长開間関门闭问间队阳阶际陆限院除难雅集雷需青非面革音页项须预领\
    频题额风首马验高黑
    """
  }

  /// Whether `scalar` is one of them; O(log n).
  static func isCommonHan(_ scalar: UInt32) -> Bool {
    let bytes = unsafe commonHan.utf8Start
    var low = 0
    var high = commonHan.utf8CodeUnitCount / 3
    while low < high {
      let middle = (low + high) / 2
      // `middle` is below the number of characters, each of which is three bytes.
      let first = UInt32(unsafe bytes[middle * 3] & 0x0F) << 12
      let second = UInt32(unsafe bytes[middle * 3 + 1] & 0x3F) << 6
      let found = first | second | UInt32(unsafe bytes[middle * 3 + 2] & 0x3F)
      if found == scalar { return true }
      if found < scalar { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
