package ai.deepware.command.models;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Proxies as command lines name them: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY},
 * in capital or small letters. Java's own settings ({@code -Dhttps.proxyHost} and so on, or the
 * system's) go before them.
 */
final class ProxyVariables extends ProxySelector {
  private final Map<String, String> environment;
  private final ProxySelector javas;

  ProxyVariables(Map<String, String> environment, ProxySelector javas) {
    this.environment = environment;
    this.javas = javas;
  }

  @Override
  public List<Proxy> select(URI address) {
    List<Proxy> configured = javas.select(address);
    if (configured.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
      return configured;
    }
    String variable = variable(address.getScheme() + "_proxy");
    if (variable.isEmpty() || isExcluded(address.getHost())) {
      return List.of(Proxy.NO_PROXY);
    }
    URI proxy = URI.create(variable.contains("://") ? variable : "http://" + variable);
    if (proxy.getHost() == null) {
      throw new IllegalArgumentException("not the address of a proxy: " + variable);
    }
    int port = proxy.getPort() > 0 ? proxy.getPort() : 80;
    return List.of(
        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
  }

  private boolean isExcluded(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String part : variable("no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      String domain = part.startsWith(".") ? part.substring(1) : part;
      if (part.equals("*")
          || (!domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain)))) {
        return true;
      }
    }
    return false;
  }

  private String variable(String name) {
    String small = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return small.isEmpty() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : small;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    javas.connectFailed(address, proxy, failure);
  }
}
