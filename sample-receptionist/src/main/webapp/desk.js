// The page works without this: here its parts are renewed as the server pushes them.

const byId = id => document.getElementById(id);

/** Makes the children of an element like those of another, and touches nothing that is the same: focus and selection stay,
    and a screen reader hears what is new. Elements with an id are the same wherever they stand. */
function merge(old, fresh) {
  let at = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    const same = node.id
      ? [...old.children].find(child => child.id === node.id)
      : at && !at.id && at.nodeName === node.nodeName ? at : null;
    if (!same) {
      old.insertBefore(node, at);
    } else if (same !== at) {
      old.insertBefore(same, at);
      renew(same, node);
    } else {
      at = at.nextSibling;
      renew(same, node);
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) old.setAttribute(name, value);
  merge(old, fresh);
}

const chosen = new URLSearchParams(location.search).get('call');
const stream = new EventSource(chosen === null ? 'api/desk' : `api/desk?call=${encodeURIComponent(chosen)}`);

for (const part of ['notice', 'doubts', 'calls', 'call']) {
  stream.addEventListener(part, event => {
    const fresh = document.createElement('template');
    fresh.innerHTML = event.data;
    merge(byId(part), fresh.content);
  });
}

stream.addEventListener('open', () => {
  byId('connection').textContent = 'live';
  byId('connection').className = 'live';
});
stream.addEventListener('error', () => {
  byId('connection').textContent = 'The server cannot be reached. Trying again…';
  byId('connection').className = 'trouble';
});
