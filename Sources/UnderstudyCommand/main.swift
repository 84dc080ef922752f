// SPDX-License-Identifier: MIT
print("understudy")
