import type { TreeNode } from './useTree';

export type TreeStep = { move?: number; toggle?: { id: string; open: boolean }; enter?: string };

/** What a key does in a tree (WAI-ARIA Authoring Practices); null when the key is not the tree's. */
export function treeStep(key: string, at: number, nodes: TreeNode[]): TreeStep | null {
  const node = nodes[at];
  if (!node) return null;
  const { id, childCount } = node.organization;
  switch (key) {
    case 'ArrowDown':
      return { move: Math.min(at + 1, nodes.length - 1) };
    case 'ArrowUp':
      return { move: Math.max(at - 1, 0) };
    case 'Home':
      return { move: 0 };
    case 'End':
      return { move: nodes.length - 1 };
    case 'Enter':
      return { enter: id };
    case 'ArrowRight':
      if (childCount === 0) return {};
      return node.expanded ? { move: Math.min(at + 1, nodes.length - 1) } : { toggle: { id, open: true } };
    case 'ArrowLeft':
      return node.expanded ? { toggle: { id, open: false } } : { move: parentOf(at, nodes) };
    default:
      return null;
  }
}

function parentOf(at: number, nodes: TreeNode[]): number {
  const level = nodes[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index--) if ((nodes[index]?.level ?? 0) < level) return index;
  return at;
}
