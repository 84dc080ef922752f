// SPDX-License-Identifier: MIT

extension TokenScanner {
  /// What each pair of letters costs: row the letter before (`^` for none), column the letter.
  ///
  /// A letter `b` … `p` stands for 1 … 15. Rows are 28 bytes apart: a label, 26 costs, a line feed.
  /// Letters that often stand together in one token of real vocabularies are cheap.
  static var pairCosts: StaticString {
    """
    ^fpflifooenpfpeobpfiflgdppp
    aodjlppppeppbnhphpikoglmjno
    bpppppppnjfocppkppinpdpppmp
    cepgpfppdppddpogppfpbfppjip
    dgppfcpmpbjpbnpknollnfjjpbp
    egpebpepppppfefokgchdnepfop
    fgpppiippbjmippcpokpmepbbji
    gnnopdpmiejponmloohpmcppmbo
    hlmjohopndpppimcnknpbpnpfpb
    icpjjjffnnmopchbfppcbpfpmpl
    jhmpllpenppnfplkpppppmmgfpp
    klpppjipnpbpppdpnophpopmnpp
    lcipbnmppjppholnfdpppfeppep
    mbgpokpmmoklkepdbnphpeleopp
    nppcflncppoohpppoppcbnbmjpp
    ogleppbjpenpjkbpimfpfdoemnp
    peppbeppjkjpbpoodidpcjoppep
    qmopponfckigdpkpbppppfpppkn
    rbpcifklpgllphoepplohpfpbdp
    snomgfdpnipppgomkppcfcplpop
    tghfpeggbbippnpmnpbjhepbpbp
    ugkmpkkmpbnocgppipgibnppmpp
    vpppmlppglmpppppmppponpbnoo
    wdlopmlmiginnkmeojlpppongpp
    xcpmpppnilmmpmpphpppopnnnlp
    ypmppoppkioppkippbddppglobj
    zpopppppopooppomonnnopfpopp
    """
  }
}
